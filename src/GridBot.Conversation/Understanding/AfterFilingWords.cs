// How people speak of a report that is already filed.
namespace GridBot.Conversation.Understanding;

/// <summary>The lists of understanding/after-filing.yaml; its comments say what each is for.</summary>
public sealed record AfterFilingWords
{
    public required IReadOnlyList<string> Openings { get; init; }

    public required IReadOnlyList<string> Corrections { get; init; }

    public required IReadOnlyList<string> Supplements { get; init; }

    public required IReadOnlyList<string> More { get; init; }

    public required IReadOnlyList<string> People { get; init; }

    public required IReadOnlyList<string> Changes { get; init; }

    public required IReadOnlyList<string> Asks { get; init; }

    public required IReadOnlyList<string> AskedVerbs { get; init; }

    public required IReadOnlyList<string> AskingEnds { get; init; }

    public required IReadOnlyList<string> Particles { get; init; }

    public required IReadOnlyList<string> Own { get; init; }

    public required IReadOnlyList<string> Complaints { get; init; }

    public required IReadOnlyList<string> Fillers { get; init; }
}
