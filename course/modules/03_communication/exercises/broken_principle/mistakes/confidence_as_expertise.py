# caught by: item_guarantee
broken_principle = {
    "servile": "partner",
    "discount": "partner",
    "good_no": "none",
    "guarantee": "none",
    "whatever": "expert",
    "not_ours": "helper",
    "good_apology": "none",
    "ultimatum": "partner",
    "deaf": "helper",
    "fashion": "none",
    "good_question": "none",
    "jargon": "helper",
}
