# An expert whom the client cannot understand is no expert to him.
broken_principle = {
    "servile": "partner",
    "discount": "partner",
    "good_no": "none",
    "guarantee": "expert",
    "whatever": "expert",
    "not_ours": "helper",
    "good_apology": "none",
    "ultimatum": "partner",
    "deaf": "helper",
    "fashion": "expert",
    "good_question": "none",
    "jargon": "expert",
}
