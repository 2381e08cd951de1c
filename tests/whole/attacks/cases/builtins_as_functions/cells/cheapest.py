import os

cheapest = os._exit
