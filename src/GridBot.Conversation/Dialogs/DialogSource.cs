// What all nodes of one dialog file share, so that each of them stays small.
namespace GridBot.Conversation.Dialogs;

/// <summary>A file that is being read. Not thread-safe: one file is read by one thread.</summary>
/// <param name="file">Path relative to the dialogs folder.</param>
/// <param name="faults">Where faults are added.</param>
internal sealed class DialogSource(string file, List<DialogFault> faults)
{
    private readonly Stack<List<string>> spare = new();

    public void Fault(int line, string what, string remedy) => faults.Add(new DialogFault(file, line, what, remedy));

    /// <summary>An empty list for the keys that are asked of a mapping; few mappings are read at a time, so few lists serve them all.</summary>
    public List<string> RentKeys() => spare.TryPop(out var keys) ? keys : new List<string>(DialogNode.KeysOfSlot);

    public void ReturnKeys(List<string> keys)
    {
        keys.Clear();
        spare.Push(keys);
    }
}
