// The log texts of the host: what happened to the dialogs and to the clock while the program ran.
namespace GridBot.Hosting;

/// <summary>Log messages 1400 to 1499. What they quote stands in the dialogs' files, never in what people wrote.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1401, LogLevel.Information, "Watches the dialogs in {Folder}: edits are used at once by new conversations")]
    public static partial void WatchesDialogs(ILogger logger, string folder);

    [LoggerMessage(1402, LogLevel.Information, "Dialogs version {Version} is in use; drafts that are open finish with theirs")]
    public static partial void DialogsReloaded(ILogger logger, string version);

    [LoggerMessage(1403, LogLevel.Error, "Dialogs: {File}:{Line}: {What}. {Remedy}")]
    public static partial void DialogFault(ILogger logger, string file, int line, string what, string remedy);

    [LoggerMessage(1404, LogLevel.Warning, "Dialogs version {Version} stays in use: the edited ones have {Faults} fault(s)")]
    public static partial void DialogsKept(ILogger logger, string version, int faults);

    [LoggerMessage(1405, LogLevel.Warning, "The dialogs could not be read just now ({Fault}); the next change reads them again")]
    public static partial void DialogsUnreadable(ILogger logger, string fault);

    [LoggerMessage(1406, LogLevel.Information, "Training the classifier on {Examples} examples of the edited dialogs")]
    public static partial void ClassifierTrained(ILogger logger, int examples);

    [LoggerMessage(1407, LogLevel.Warning, "The trained classifier could not be kept ({Reason})")]
    public static partial void ClassifierNotKept(ILogger logger, string reason);

    [LoggerMessage(1408, LogLevel.Warning, "The clock was set back: {Rows} entries of the outbox lay ahead of it and were brought to the present")]
    public static partial void ClockSetBack(ILogger logger, int rows);
}
