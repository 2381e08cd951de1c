# A person who only carries out orders has also stepped down from the place of a partner.
broken_principle = {
    "servile": "partner",
    "discount": "partner",
    "good_no": "none",
    "guarantee": "expert",
    "whatever": "partner",
    "not_ours": "helper",
    "good_apology": "none",
    "ultimatum": "partner",
    "deaf": "helper",
    "fashion": "expert",
    "good_question": "none",
    "jargon": "helper",
}
