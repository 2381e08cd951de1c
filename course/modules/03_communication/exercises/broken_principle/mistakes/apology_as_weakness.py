# caught by: item_good_apology
broken_principle = {
    "servile": "partner",
    "discount": "partner",
    "good_no": "none",
    "guarantee": "expert",
    "whatever": "expert",
    "not_ours": "helper",
    "good_apology": "partner",
    "ultimatum": "partner",
    "deaf": "helper",
    "fashion": "expert",
    "good_question": "expert",
    "jargon": "helper",
}
