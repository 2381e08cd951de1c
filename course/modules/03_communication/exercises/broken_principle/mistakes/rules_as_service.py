# caught by: item_not_ours
broken_principle = {
    "servile": "partner",
    "discount": "partner",
    "good_no": "none",
    "guarantee": "expert",
    "whatever": "expert",
    "not_ours": "none",
    "good_apology": "none",
    "ultimatum": "partner",
    "deaf": "none",
    "fashion": "expert",
    "good_question": "none",
    "jargon": "helper",
}
