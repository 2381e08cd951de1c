ready_requests = {
    "acc_metrica",
    "acc_person",
    "txt_prices",
    "txt_titles",
    "pho_goods",
    "pho_video",
    "doc_act",
    "sal_script",
    "sal_phone",
}
