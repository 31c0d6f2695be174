// Starts GridBot: the command line decides what it does, "serve" without an argument.
return await GridBot.Commands.GridBotCommand.RunAsync(args);
