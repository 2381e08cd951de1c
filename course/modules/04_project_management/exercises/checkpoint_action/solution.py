checkpoint_action = {
    "calculator": "simplify",
    "filters": "simplify",
    "cards": "hands",
    "checks": "hands",
    "stock": "move",
    "video": "move",
    "logo": "obstacle",
    "access": "obstacle",
    "texts": "leave",
    "about": "leave",
    "banners": "leave",
}
