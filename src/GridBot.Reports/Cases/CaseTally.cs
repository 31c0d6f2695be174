// How many cases of one kind went through a bureau's hands in a time.
namespace GridBot.Reports.Cases;

/// <summary>Counts of one bureau, matter and kind: what happened within a time, and what stood open at its end.</summary>
public sealed record CaseTally
{
    /// <summary>Id of the bureau; of cases that were sent back, the city's office.</summary>
    public required string Bureau { get; init; }

    /// <summary>Number of the matter.</summary>
    public required int Matter { get; init; }

    /// <summary>Id of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Filed, and not withdrawn since.</summary>
    public int Filed { get; init; }

    /// <summary>Passed on to the bureau by the office or by the rules.</summary>
    public int Assigned { get; init; }

    /// <summary>Taken up, or settled on the spot.</summary>
    public int TakenUp { get; init; }

    public int Settled { get; init; }

    public int Reopened { get; init; }

    public int Satisfied { get; init; }

    public int Partly { get; init; }

    public int Dissatisfied { get; init; }

    /// <summary>Open at the end, of those that have a deadline.</summary>
    public int Open { get; init; }

    /// <summary>Of these, how many are past it.</summary>
    public int Overdue { get; init; }
}
