import logging

logging.basicConfig(level=logging.DEBUG)
log = logging.getLogger("report")
log.debug("begin")
log.error("no leads from the banner")
