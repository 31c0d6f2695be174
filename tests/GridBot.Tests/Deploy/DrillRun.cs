// Runs the drill of backup and restore while people write.
using System.Net;
using GridBot.Tests.Architecture;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Deploy;

/// <summary>A drill and the load beside it.</summary>
/// <param name="Run">What the script said.</param>
/// <param name="Answered">Messages that were answered with 200 meanwhile.</param>
internal sealed record DrillRun(ToolRun Run, int Answered)
{
    /// <summary>The program as it was built, with its models beside it: the drill starts it.</summary>
    public static string Program { get; } = RepositoryRoot.File($"src/GridBot/{AppContext.BaseDirectory[AppContext.BaseDirectory.IndexOf("bin/", StringComparison.Ordinal)..]}GridBot.dll");

    /// <summary>Runs it on a service under load.</summary>
    /// <param name="stage">The running service.</param>
    /// <param name="settings">Settings of the drill.</param>
    public static async Task<DrillRun> UnderLoadAsync(ServiceStage stage, params (string Key, string Value)[] settings)
    {
        // Something is there before the drill begins, and two people go on writing until it ends.
        foreach (var (user, house) in ((string, int)[])[("li", 12), ("wang", 40), ("zhao", 96)])
        {
            // Of one house it would be the same thing.
            await stage.Client.TextAsync(user, $"和平路{house}号3单元楼道堆满纸箱");
            await stage.Platform.SentAsync(user);
            await stage.Client.TextAsync(user, "提交");
        }

        using var ended = new CancellationTokenSource();
        Task<int>[] writers = [.. ((string[])["zhang", "sun"]).Select(user => WriteAsync(stage, user, ended.Token))];
        var run = await ToolRun.RunAsync("bash", [DeployFolder.File("backup/drill.sh"), "dotnet", Program], settings);
        await ended.CancelAsync();
        return new DrillRun(run, (await Task.WhenAll(writers)).Sum());
    }

    /// <summary>Rows of a table: before, restored, after.</summary>
    public (int Before, int Restored, int After) Rows(string table)
    {
        var words = Run.Output.Split('\n').Single(line => line.StartsWith($"{table}: ", StringComparison.Ordinal)).Split(' ');
        return (int.Parse(words[1]), int.Parse(words[4]), int.Parse(words[6]));
    }

    private static async Task<int> WriteAsync(ServiceStage stage, string user, CancellationToken ended)
    {
        var (written, answered) = (0, 0);
        while (!ended.IsCancellationRequested)
        {
            // One person alone would meet the limit of messages.
            var answer = await stage.Client.TextAsync($"{user}{written % 500}", "帮助");
            // A machine that does much else at the time may refuse one: the platform would deliver it again.
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{answer.Status}");
            written++;
            answered += answer.Status == HttpStatusCode.OK ? 1 : 0;
        }

        return answered;
    }
}
