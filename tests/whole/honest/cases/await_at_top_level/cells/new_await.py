import asyncio


async def later(value):
    await asyncio.sleep(0.01)
    return value


waited = await later(3)
waited
