// Puts off garbage collection while a program that soon ends reads and proves dialogs.
using System.Runtime;

namespace GridBot.Conversation.Proving;

/// <summary>
/// While this lives, the process collects no garbage until it has allocated <see cref="Bytes"/>; then it collects as ever. Nearly all that reading makes is kept,
/// so that collecting in between copies it for nothing: with ten thousand questions that was a third of the processor time. For "check" only: a service has people waiting, and memory to mind.
/// </summary>
public sealed class CollectionPause : IDisposable
{
    /// <summary>Bytes that may be allocated: about what ten thousand questions take. They are set aside, and used only as far as needed.</summary>
    private const long Bytes = 200_000_000;

    private readonly bool paused = TryPause();

    public void Dispose()
    {
        if (paused && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            try
            {
                GC.EndNoGCRegion();
            }
            catch (InvalidOperationException)
            {
                // Another thread allocated the last of the bytes meanwhile: the pause has ended by itself.
            }
        }
    }

    private static bool TryPause()
    {
        try
        {
            return GC.TryStartNoGCRegion(Bytes);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // Somebody else in this process holds one, or the machine has less memory: it is only slower without.
            return false;
        }
    }
}
