// Words one post that tells several notices of one group.
namespace GridBot.Notices;

/// <summary>Writes digests; the host puts in the wording of the dialogs. Safe for concurrent callers.</summary>
public interface IDigestWriter
{
    /// <summary>The digest of these notices as markdown, in their order, one line each. More notices never make a shorter digest: how many fit a post is found by trying.</summary>
    /// <param name="notices">At least two, all with a <see cref="GroupNotice.Line"/>.</param>
    string Write(IReadOnlyList<GroupNotice> notices);
}
