// Plays thousands of random people and shortens the conversation of the first one that fails.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>The fuzz mode of the prover.</summary>
/// <param name="dialogs">Dialogs that could be read.</param>
/// <param name="engine">Their engine.</param>
/// <param name="texts">Texts that random people say besides those of the dialogs.</param>
public sealed class RandomUsers(DialogSet dialogs, ConversationEngine engine, IReadOnlyList<string> texts)
{
    /// <summary>Most moves of one person.</summary>
    private const int MostMoves = 25;

    private readonly RandomMoves source = new(dialogs, texts);

    /// <summary>Plays people with consecutive seeds.</summary>
    /// <param name="users">How many.</param>
    /// <param name="seed">Seed of the first.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public FuzzResult Run(int users, int seed, CancellationToken cancellationToken)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var turns = 0;
        var failing = new SortedDictionary<int, string>();
        var gate = new Lock();
        Parallel.For(0, users, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            var conversation = Play(seed + at, MovesOf(seed + at));
            lock (gate)
            {
                met.UnionWith(conversation.Met);
                turns += conversation.Played;
                if (conversation.Problem is { } problem)
                {
                    failing[seed + at] = problem;
                }
            }
        });
        var kinds = failing.GroupBy(entry => Letters(entry.Value), StringComparer.Ordinal);
        return new FuzzResult(users, turns, failing.Count, met, [.. kinds.Select(kind => Shorten(kind.First().Key, kind.Count()))]);
    }

    /// <summary>The conversation of one random person, as a transcript; the same seed gives the same.</summary>
    public string Tell(int seed) => Play(seed, MovesOf(seed)).Told;

    private RandomConversation Play(int seed, IReadOnlyList<UserMove> moves) => RandomConversation.Play(dialogs, engine, seed % 2 == 0 ? Role.Worker : Role.Resident, seed, moves);

    private List<UserMove> MovesOf(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, MostMoves + 1)).Select(_ => source.Next(random))];
    }

    /// <summary>Leaves out every move without which the conversation still fails in the same way.</summary>
    private FuzzFailure Shorten(int seed, int count)
    {
        var moves = MovesOf(seed);
        var failed = Play(seed, moves);
        moves = [.. moves.Take(failed.Played)];
        for (var shorter = true; shorter;)
        {
            shorter = false;
            for (var at = moves.Count - 1; at >= 0; at--)
            {
                List<UserMove> rest = [.. moves.Take(at), .. moves.Skip(at + 1)];
                var again = Play(seed, rest);
                if (again.Problem is { } problem && Letters(problem) == Letters(failed.Problem!))
                {
                    (failed, moves, shorter) = (again, [.. rest.Take(again.Played)], true);
                    at = Math.Min(at, moves.Count);
                }
            }
        }

        return new FuzzFailure(seed, count, failed.Problem!, failed.Told);
    }

    /// <summary>A problem without its figures: two that differ in these only are alike.</summary>
    private static string Letters(string problem) => string.Concat(problem.Where(char.IsLetter));
}

/// <summary>What a run of random people gave.</summary>
/// <param name="Users">People played.</param>
/// <param name="Turns">Moves they made.</param>
/// <param name="Failing">People who failed.</param>
/// <param name="Met">Kinds of questions and effects that came about.</param>
/// <param name="Failures">One failure of each kind, shortened.</param>
public sealed record FuzzResult(int Users, int Turns, int Failing, IReadOnlySet<string> Met, IReadOnlyList<FuzzFailure> Failures);

/// <summary>A conversation that failed.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Count">People who failed in this way.</param>
/// <param name="Problem">What went wrong.</param>
/// <param name="Transcript">The shortest conversation found that fails so; every text in it was generated.</param>
public sealed record FuzzFailure(int Seed, int Count, string Problem, string Transcript);
