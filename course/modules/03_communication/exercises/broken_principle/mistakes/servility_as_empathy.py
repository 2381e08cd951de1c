# caught by: item_servile
broken_principle = {
    "servile": "none",
    "discount": "helper",
    "good_no": "none",
    "guarantee": "expert",
    "whatever": "expert",
    "not_ours": "helper",
    "good_apology": "none",
    "ultimatum": "partner",
    "deaf": "helper",
    "fashion": "expert",
    "good_question": "none",
    "jargon": "helper",
}
