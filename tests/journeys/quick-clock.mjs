// Loaded before the program: its clock runs a hundred times as fast, so that a journey need not wait for every floor.
const now = Date.now.bind(Date)
const began = now()
Date.now = () => began + (now() - began) * 100
