// How long the tests of this assembly go on: short with every change, long before a release.
namespace GridBot.Endurance.Tests.Stage;

/// <summary>The long run is asked for with the environment variable GRIDBOT_LONG=1; it kills programs at least thirty times and publishes the program first.</summary>
internal static class RunLength
{
    private const string Variable = "GRIDBOT_LONG";

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable(Variable) is "1" or "true";

    /// <summary>What a run of this length takes.</summary>
    public static T Of<T>(T brief, T full) => IsLong ? full : brief;
}
