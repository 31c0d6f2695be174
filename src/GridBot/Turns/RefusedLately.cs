// Remembers for some seconds, in memory only, whose message was refused.
using System.Collections.Concurrent;
using GridBot.Conversation.Turns;

namespace GridBot.Turns;

/// <summary>Who was refused within <see cref="TurnInput.RefusalReach"/>: photos that follow are not kept either. It is never stored, because a refusal leaves no trace; a restart forgets it. Safe for concurrent use.</summary>
internal sealed class RefusedLately
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> until = new(StringComparer.Ordinal);

    public void Note(string person, DateTimeOffset now)
    {
        foreach (var (other, end) in until)
        {
            if (end <= now)
            {
                until.TryRemove(other, out _);
            }
        }

        until[person] = now + TurnInput.RefusalReach;
    }

    public bool Has(string person, DateTimeOffset now) => until.TryGetValue(person, out var end) && now < end;
}
