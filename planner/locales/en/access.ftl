# Login and rights

access-title = Express delivery
access-please = Log in to see the pages.
access-login = Log in
access-logout = Log out
access-stranger = You are logged in as { $who }, a name that is neither among the leads nor among the viewers. Ask whoever set the program up to add it.
access-open = The program can be reached over the network without a login: whoever opens its address sees buyers’ names and addresses and can change plans. Set up a login (docs/access.md) or go back to server.address = "localhost".
access-refused = Only a lead may do that. Nothing was changed.
access-as-lead = { $who } · lead
access-as-viewer = { $who } · may only look
access-secrets = The file secrets.toml can’t be read, so nobody knows whom to let in. Correct it and start the program again.
