// Knows which task ids are taken and which response codes may still change which card.
namespace GridBot.Simulator.State;

/// <summary>Sent cards and their one-use response codes.</summary>
public sealed class CardDesk(TimeProvider clock, SeededDraw draw, SimulatorLimits limits)
{
    /// <summary>Cards kept, so that a long load test does not fill the memory; task ids are kept for good.</summary>
    private const int Capacity = 5000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _taskIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SentCard> _byMessage = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = [];
    private readonly Dictionary<string, ResponseCodeGrant> _codes = new(StringComparer.Ordinal);
    private readonly Queue<string> _codeOrder = [];

    /// <summary>Takes a task id; false when it is taken already.</summary>
    public bool TryTakeTaskId(string taskId)
    {
        lock (_gate)
        {
            return _taskIds.Add(taskId);
        }
    }

    /// <summary>Whether a task id was used before.</summary>
    public bool IsTaken(string taskId)
    {
        lock (_gate)
        {
            return _taskIds.Contains(taskId);
        }
    }

    /// <summary>Remembers which phone messages show a card.</summary>
    public SentCard Add(string taskId, IReadOnlyDictionary<string, string> messages)
    {
        var card = new SentCard(taskId, messages);
        lock (_gate)
        {
            foreach (var message in messages.Values)
            {
                _byMessage[message] = card;
                _order.Enqueue(message);
            }

            while (_order.Count > Capacity)
            {
                _byMessage.Remove(_order.Dequeue());
            }
        }

        return card;
    }

    /// <summary>The card a phone message shows.</summary>
    public SentCard? Find(string messageId)
    {
        lock (_gate)
        {
            return _byMessage.GetValueOrDefault(messageId);
        }
    }

    /// <summary>Draws a new response code for a card.</summary>
    public string Grant(SentCard card)
    {
        var code = draw.Word(43);
        lock (_gate)
        {
            _codes[code] = new ResponseCodeGrant(card, clock.GetUtcNow() + limits.ResponseCodeLife);
            _codeOrder.Enqueue(code);
            while (_codeOrder.Count > Capacity)
            {
                _codes.Remove(_codeOrder.Dequeue());
            }
        }

        return code;
    }

    /// <summary>The card of a live code; null when unknown, used or expired.</summary>
    public SentCard? Peek(string code)
    {
        lock (_gate)
        {
            return _codes.TryGetValue(code, out var grant) && clock.GetUtcNow() < grant.Expires ? grant.Card : null;
        }
    }

    /// <summary>Uses a code up; null when it was not live.</summary>
    public SentCard? Burn(string code)
    {
        lock (_gate)
        {
            return _codes.Remove(code, out var grant) && clock.GetUtcNow() < grant.Expires ? grant.Card : null;
        }
    }
}
