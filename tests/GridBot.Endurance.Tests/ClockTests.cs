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

    /// <summary>How long each time lasts; more than the cache of the clock and the window of the groups.</summary>
    private static readonly TimeSpan Stay = RunLength.Of(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_is_stepped_by_an_hour_and_back_loses_and_doubles_nothing_and_nothing_waits_for_an_hour(int direction)
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
        await new Crowd(scene, People, new Random(Seed)).ReportWhileAsync(
            async token =>
            {
                await Task.Delay(Stay, TimeProvider.System, token);
                scene.Trouble.Note("step of the clock");
                clock.Step(direction * Hour);
                await Task.Delay(Stay, TimeProvider.System, token);
                scene.Trouble.Note("step of the clock");
                clock.Step(TimeSpan.Zero);
                await Task.Delay(Stay, TimeProvider.System, token);
            },
            Token);
        await new Books(scene).BalanceAsync();
    }
}
