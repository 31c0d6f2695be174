// The rules of the life of a case, as the dialogs set them.
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Cases;

/// <summary>The rules of cases.yaml.</summary>
public sealed record CaseTerms
{
    /// <summary>From this many returns on a case stays with the city's office.</summary>
    public required int MostPasses { get; init; }

    /// <summary>How long after it was settled a case can be reopened.</summary>
    public required TimeSpan ReopenWithin { get; init; }

    /// <summary>How often a case can be reopened.</summary>
    public required int MostReopenings { get; init; }

    /// <summary>How far apart two places may lie that are taken for one, metres.</summary>
    public required int SameWithinMetres { get; init; }

    /// <summary>How old an open case may be that a new report is compared with.</summary>
    public required TimeSpan SameWithin { get; init; }

    /// <summary>From this many reports of one kind in one area on, further ones go into one situation notice.</summary>
    public required int SituationFrom { get; init; }

    /// <summary>The time within which they are counted.</summary>
    public required TimeSpan SituationWithin { get; init; }

    /// <summary>Ready-made reasons for sending a case back, by id.</summary>
    public required IReadOnlyList<ReturnReason> ReturnReasons { get; init; }

    /// <summary>The limits for <see cref="CaseLife"/>.</summary>
    /// <param name="office">Id of the city's office.</param>
    public CaseLimits Limits(string office) => new(office, MostPasses, ReopenWithin, MostReopenings);
}

/// <summary>A ready-made reason.</summary>
/// <param name="Id">Id, stable.</param>
/// <param name="Label">What is shown and told.</param>
public sealed record ReturnReason(string Id, string Label);
