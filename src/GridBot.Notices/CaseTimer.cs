// Something that is to be looked at when its time has come.
namespace GridBot.Notices;

/// <summary>A planned look.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Subject">Number of the report; the day (yyyy-MM-dd) of a digest.</param>
public sealed record CaseTimer(CaseTimerKind Kind, string Subject);

/// <summary>Kind of a planned look; stored by name.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<CaseTimerKind>))]
public enum CaseTimerKind
{
    /// <summary>Half of the time for a case is over.</summary>
    Half,

    /// <summary>The time for a case is over.</summary>
    Due,

    /// <summary>The digest of a day is due.</summary>
    Digest,
}
