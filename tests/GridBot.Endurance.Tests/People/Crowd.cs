// Several people who report one thing after the other while something happens to the service.
using System.Collections.Concurrent;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests.People;

/// <summary>A closed loop of people; each conversation is somebody new, because a platform and the bot limit what one person says.</summary>
internal sealed class Crowd(Scene scene, int people, Random random)
{
    /// <summary>People pause between two reports: the robots of four groups take twenty posts a minute each, and the books are balanced when all notices have arrived.</summary>
    private const int ShortestPause = 200;
    private const int LongestPause = 800;

    /// <summary>Reports that are filed before the next kill, at least; then it comes at any instant of the next half second. Milliseconds.</summary>
    private const int BetweenKills = 10;
    private const int LatestKill = 500;

    private readonly ConcurrentBag<Account> accounts = [];

    /// <summary>Lets people report while the scene's programs are killed, one at random each time, and started again.</summary>
    public Task ReportWhileKilledAsync(int kills, CancellationToken cancellationToken) => ReportWhileAsync(
        async token =>
        {
            for (var kill = 0; kill < kills; kill++)
            {
                await FiledAsync(BetweenKills, token);
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LatestKill)), TimeProvider.System, token);
                var victim = scene.Replicas[random.Next(scene.Replicas.Count)];
                scene.Trouble.Note("kill");
                await victim.KillAsync();
                await victim.StartAsync(token);
            }
        },
        cancellationToken);

    /// <summary>Lets people report until <paramref name="meanwhile"/> is over; then everybody finishes, and the scene knows what they were told.</summary>
    public async Task ReportWhileAsync(Func<CancellationToken, Task> meanwhile, CancellationToken cancellationToken)
    {
        using var isOver = new CancellationTokenSource();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seeds = Enumerable.Range(0, people).Select(_ => random.Next()).ToList();
        var crowd = seeds.Select(seed => Task.Run(() => ReportAsync(new Random(seed), isOver.Token, failed), CancellationToken.None)).ToList();
        try
        {
            await meanwhile(failed.Token);
        }
        catch (OperationCanceledException) when (failed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // A person failed; who it was tells below.
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
        finally
        {
            await isOver.CancelAsync();
            await Task.WhenAll(crowd).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            scene.Accounts.AddRange(accounts);
        }

        if (crowd.Select(person => person.Exception?.InnerException).FirstOrDefault(error => error is not null and not OperationCanceledException) is { } fault)
        {
            throw new InvalidOperationException($"{fault.Message}{Environment.NewLine}Disturbances: {scene.Trouble}{Environment.NewLine}{scene.Said()}", fault);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Assert.NotEmpty(accounts);
    }

    /// <summary>Waits until so many more reports were filed, so that what is done next meets people in the middle of theirs.</summary>
    public Task FiledAsync(int more, CancellationToken cancellationToken)
    {
        var enough = accounts.Count + more;
        return Until.HoldsAsync($"{more} more reports are filed", () => accounts.Count, count => count >= enough, cancellationToken);
    }

    private async Task ReportAsync(Random own, CancellationToken isOver, CancellationTokenSource failed)
    {
        try
        {
            do
            {
                var number = scene.NextStory();
                accounts.Add(await new Person(scene, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"resident{number}"), Story.Of(number), own).ReportAsync(failed.Token));
                await Task.Delay(TimeSpan.FromMilliseconds(own.Next(ShortestPause, LongestPause)), TimeProvider.System, isOver).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
            while (!isOver.IsCancellationRequested);
        }
        catch
        {
            // One who is not served ends the test.
            await failed.CancelAsync();
            throw;
        }
    }
}
