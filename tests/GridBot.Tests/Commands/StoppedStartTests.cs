// A stop that comes while the program still starts.
using GridBot.Commands;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Commands;

public sealed class StoppedStartTests
{
    [Fact]
    public async Task A_service_that_is_stopped_while_it_starts_ends_in_order()
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        // The models that the tests share, which are there once the dialogs were read.
        _ = RunningBot.Dialogs;
        string[] settings = ["--environment", "Production", "--urls", "http://127.0.0.1:0", "--GridBot:Database:ConnectionString", $"Data Source={folder.File("gridbot.db")}", "--GridBot:DataPath", Architecture.RepositoryRoot.File("artifacts"), "--GridBot:KeysPath", folder.File("keys")];
        Assert.Equal(ExitCode.Done, await new ServeCommand().RunAsync(settings, stop.Token));
        Assert.False(File.Exists(folder.File("gridbot.db")));
    }
}
