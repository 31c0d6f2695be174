// The clock of the machine is stepped by an hour while people report.
using GridBot.Endurance.Tests.Checks;
using GridBot.Endurance.Tests.People;
using GridBot.Endurance.Tests.Stage;

namespace GridBot.Endurance.Tests;

public sealed class ClockTests(ProgramFixture program)
{
    private const int Seed = 20261130;
    private const int People = 4;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Reports that are filed before the clock is stepped, at least.</summary>
    private const int Between = 8;

    /// <summary>How long the new time lasts before the outbox is looked at; more than the cache of the clock.</summary>
    private static readonly TimeSpan Stay = RunLength.Of(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_is_stepped_by_an_hour_and_back_loses_and_doubles_nothing_and_nothing_waits_for_an_hour()
    {
        using var folder = new TempFolder();
        var clock = StepClock.Make(folder);
        Assert.SkipWhen(clock is null, "The clock is stepped by libfaketime (Debian package faketime), which is not installed.");
        await using var scene = await Scene.OpenAsync(
            program,
            own => new SqliteTestDatabase(own.Path),
            Seed,
            Token,
            change: environment =>
            {
                clock.AddTo(environment);

                // The platform's clock is right: within the default window of an hour its callbacks would be refused, as they must be.
                environment["GridBot__WeCom__CallbackWindow"] = "02:00:00";
            });
        var crowd = new Crowd(scene, People, new Random(Seed));
        var books = new Books(scene);
        await crowd.ReportWhileAsync(
            async token =>
            {
                foreach (var difference in RunLength.Of<TimeSpan[]>([Hour, TimeSpan.Zero], [Hour, TimeSpan.Zero, -Hour, TimeSpan.Zero]))
                {
                    await crowd.FiledAsync(Between, token);
                    scene.Trouble.Note("step of the clock");
                    clock.Step(difference);
                    await Task.Delay(Stay, TimeProvider.System, token);
                    await books.DrainAsync();
                }
            },
            Token);
        await books.BalanceAsync();
    }
}
