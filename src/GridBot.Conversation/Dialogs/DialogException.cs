// Thrown when dialogs cannot be used; carries all faults at once.
namespace GridBot.Conversation.Dialogs;

/// <summary>The dialogs have faults; none of them was loaded.</summary>
public sealed class DialogException(IReadOnlyList<DialogFault> faults)
    : Exception($"The dialogs have {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<DialogFault> Faults { get; } = faults;
}
