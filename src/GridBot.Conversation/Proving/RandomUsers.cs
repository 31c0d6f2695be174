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
        var failing = new List<int>();
        var gate = new Lock();
        Parallel.For(0, users, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            var conversation = Play(seed + at, MovesOf(seed + at));
            lock (gate)
            {
                met.UnionWith(conversation.Met);
                turns += conversation.Played;
                if (conversation.Problem is not null)
                {
                    failing.Add(seed + at);
                }
            }
        });
        failing.Sort();
        return new FuzzResult(users, turns, failing, met, failing.Count == 0 ? null : Shorten(failing[0]));
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
    private FuzzFailure Shorten(int seed)
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
                if (again.Problem is { } problem && IsAlike(problem, failed.Problem!))
                {
                    (failed, moves, shorter) = (again, [.. rest.Take(again.Played)], true);
                    at = Math.Min(at, moves.Count);
                }
            }
        }

        return new FuzzFailure(seed, failed.Problem!, failed.Told);
    }

    /// <summary>Whether two problems differ in figures only.</summary>
    private static bool IsAlike(string left, string right) => string.Concat(left.Where(char.IsLetter)) == string.Concat(right.Where(char.IsLetter));
}

/// <summary>What a run of random people gave.</summary>
/// <param name="Users">People played.</param>
/// <param name="Turns">Moves they made.</param>
/// <param name="Failing">Seeds of those who failed, ascending.</param>
/// <param name="Met">Kinds of questions and effects that came about.</param>
/// <param name="Failure">The first failure, shortened; null when nobody failed.</param>
public sealed record FuzzResult(int Users, int Turns, IReadOnlyList<int> Failing, IReadOnlySet<string> Met, FuzzFailure? Failure);

/// <summary>A conversation that failed.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Problem">What went wrong.</param>
/// <param name="Transcript">The shortest conversation found that fails so; every text in it was generated.</param>
public sealed record FuzzFailure(int Seed, string Problem, string Transcript);
