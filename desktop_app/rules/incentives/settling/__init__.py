"""When and how much of what was earned is paid: presence, returns, releases, draws and the balance between runs."""
