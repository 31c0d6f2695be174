// Reads the dialogs again when somebody edits them while the program runs in Development.
using System.Threading.Channels;
using GridBot.Classification.Learning;
using GridBot.Commands;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;

namespace GridBot.Hosting;

/// <summary>
/// Watches the dialogs' folder. Dialogs with faults are told in the log and not used: those in use stay. Never registered in Production, where dialogs change with a release.
/// </summary>
/// <param name="folder">The dialogs folder.</param>
/// <param name="models">The folder of trained models.</param>
/// <param name="library">Gets the new dialogs.</param>
/// <param name="time">Source of the time.</param>
/// <param name="logger">Told of reloads and faults.</param>
internal sealed class DialogReloader(string folder, string models, DialogLibrary library, TimeProvider time, ILogger<DialogReloader> logger) : BackgroundService, ITrainingWatch
{
    /// <summary>How long the folder must lie still before it is read: an editor saves a file in several steps.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    /// <summary>Holds one note at most: however much changed, the folder is read once.</summary>
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        using var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => Note();
        watcher.Created += (_, _) => Note();
        watcher.Deleted += (_, _) => Note();
        watcher.Renamed += (_, _) => Note();
        // More changes at once than the system could tell: read again, too.
        watcher.Error += (_, _) => Note();
        watcher.EnableRaisingEvents = true;
        HostLog.WatchesDialogs(logger, folder);
        await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
        {
            do
            {
                await Task.Delay(Settle, time, stoppingToken);
            }
            while (changes.Reader.TryRead(out var _));
            Reload();
        }
    }

    void ITrainingWatch.Begins(int examples) => HostLog.ClassifierTrained(logger, examples);

    void ITrainingWatch.IsNotKept(string reason) => HostLog.ClassifierNotKept(logger, reason);

    /// <summary>Tells that something in the folder changed.</summary>
    internal void Note() => changes.Writer.TryWrite(true);

    /// <summary>Reads the folder and puts it into use, or tells its faults.</summary>
    internal void Reload()
    {
        try
        {
            var (dialogs, faults) = DialogReader.Check(folder, new ModelShelf(models, this, ProgramEnvironment.ShippedModels));
            foreach (var fault in faults)
            {
                HostLog.DialogFault(logger, fault.File, fault.Line, fault.What, fault.Remedy);
            }

            if (dialogs is null)
            {
                HostLog.DialogsKept(logger, library.Current.Version, faults.Count);
            }
            else if (library.Replace(dialogs))
            {
                HostLog.DialogsReloaded(logger, dialogs.Version);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody is still writing, or moved the folder: the next change reads it again.
            HostLog.DialogsUnreadable(logger, exception.GetType().Name);
        }
    }
}
