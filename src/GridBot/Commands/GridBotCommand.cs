// The command line: which commands there are, and how their faults become exit codes.
using System.CommandLine;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Storage;

namespace GridBot.Commands;

/// <summary>The root command. Without an argument it serves.</summary>
internal static class GridBotCommand
{
    private static readonly string[] RootOptions = ["--help", "--version"];

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("GridBot takes reports of hazards, incidents and needs by chat and brings them to the responsible bureau.");
        var serve = new ServeCommand();
        root.Add(serve.Command);
        root.Add(CheckCommand.Create());
        root.Add(ChatCommand.Create());
        root.Add(ClassifyCommand.Create());
        root.Add(EvaluateCommand.Create());
        root.Add(TrainCommand.Create());
        root.Add(MigrateCommand.Create());
        root.Add(HomesCommand.Create());
        root.Add(NoticesCommand.Create());
        root.Add(MenuCommand.Create());
        root.Add(RetentionCommand.Create());
        root.Add(KeysCommand.Create());
        root.Add(AuditCommand.Create());
        root.SetAction((_, cancellationToken) => serve.RunAsync([], cancellationToken));
        // "GridBot --urls …" means "serve --urls …".
        var parsed = root.Parse(args is [['-', '-', ..], ..] && !RootOptions.Contains(args[0]) ? ["serve", .. args] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("See: GridBot --help");
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Hosting.GracefulStop.AtMost });
        }
        catch (Exception exception) when (exception is SettingsException or DialogException or StorageConfigurationException or DatabaseTooNewException or DatabaseTooOldException or InputException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.AtFault;
        }
        catch (StoreUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Unreachable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} Stop the other program, or choose another address with --urls.");
            return ExitCode.AtFault;
        }
    }
}
