// Who follows the account, who takes its template messages, and who accepted which subscription notice.
namespace GridBot.Simulator.OfficialAccount;

/// <summary>Residents by open id, with what they have chosen.</summary>
internal sealed class FollowBook(IReadOnlyList<Resident> residents)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _following = [.. residents.Where(resident => resident.Subscribed).Select(resident => resident.OpenId)];
    private readonly Dictionary<string, TemplateReception> _receptions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string OpenId, string TemplateId), int> _accepted = [];

    /// <summary>The resident of an open id, compared exactly.</summary>
    public Resident? Find(string? openId) => residents.FirstOrDefault(resident => string.Equals(resident.OpenId, openId, StringComparison.Ordinal));

    /// <summary>Whether a resident follows the account.</summary>
    public bool IsFollowing(string openId)
    {
        lock (_gate)
        {
            return _following.Contains(openId);
        }
    }

    /// <summary>Begins or ends following; false when it was so already.</summary>
    public bool Follow(string openId, bool follows)
    {
        lock (_gate)
        {
            return follows ? _following.Add(openId) : _following.Remove(openId);
        }
    }

    /// <summary>How template messages of the account are received.</summary>
    public TemplateReception Reception(string openId)
    {
        lock (_gate)
        {
            return _receptions.GetValueOrDefault(openId);
        }
    }

    /// <summary>Sets how template messages are received.</summary>
    public void Receive(string openId, TemplateReception reception)
    {
        lock (_gate)
        {
            _receptions[openId] = reception;
        }
    }

    /// <summary>Accepts one notice of a template.</summary>
    public void Accept(string openId, string templateId)
    {
        lock (_gate)
        {
            _accepted[(openId, templateId)] = _accepted.GetValueOrDefault((openId, templateId)) + 1;
        }
    }

    /// <summary>Uses up one accepted notice; false when there is none.</summary>
    public bool TryUse(string openId, string templateId)
    {
        lock (_gate)
        {
            var left = _accepted.GetValueOrDefault((openId, templateId));
            if (left == 0)
            {
                return false;
            }

            _accepted[(openId, templateId)] = left - 1;
            return true;
        }
    }
}
