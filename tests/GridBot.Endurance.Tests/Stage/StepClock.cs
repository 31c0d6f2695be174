// A clock of the program that a test can step.
namespace GridBot.Endurance.Tests.Stage;

/// <summary>Debian's libfaketime in front of the system's clock: what the program reads as the time of day is moved; how long something takes is not.</summary>
internal sealed class StepClock
{
    private readonly string file;
    private readonly string library;

    private StepClock(string library, string file) => (this.library, this.file) = (library, file);

    /// <summary>A clock that shows the right time; null when libfaketime is not installed.</summary>
    public static StepClock? Make(TempFolder folder)
    {
        var found = Directory.Exists("/usr/lib") ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(place => Path.Combine(place, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists) : null;
        if (found is null)
        {
            return null;
        }

        var clock = new StepClock(found, folder.File("clock"));
        clock.Step(TimeSpan.Zero);
        return clock;
    }

    /// <summary>Adds what a program needs to run by this clock.</summary>
    public void AddTo(Dictionary<string, string> environment)
    {
        environment["LD_PRELOAD"] = library;
        environment["FAKETIME_TIMESTAMP_FILE"] = file;
        environment["FAKETIME_CACHE_DURATION"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        environment["NO_FAKE_STAT"] = "1";
    }

    /// <summary>Steps the clock to a difference from the right time; the program sees it within a second.</summary>
    public void Step(TimeSpan difference)
    {
        // Renamed into place: half a line would be another time.
        File.WriteAllText($"{file}.new", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(difference < TimeSpan.Zero ? '-' : '+')}{Math.Abs((long)difference.TotalSeconds)}"));
        File.Move($"{file}.new", file, overwrite: true);
    }
}
