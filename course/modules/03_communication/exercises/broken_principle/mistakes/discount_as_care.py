# caught by: item_discount
broken_principle = {
    "servile": "partner",
    "discount": "none",
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
