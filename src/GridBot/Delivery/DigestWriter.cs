// Words a digest with the phrases of the dialogs in use.
using System.Globalization;
using GridBot.Conversation.Turns;
using GridBot.Notices;

namespace GridBot.Delivery;

/// <summary>One heading with the count, then each notice's line.</summary>
internal sealed class DigestWriter(DialogLibrary library) : IDigestWriter
{
    public string Write(IReadOnlyList<GroupNotice> notices) => library.Current.Wording.Say(
        Phrase.NoticeDigest,
        ("count", notices.Count.ToString(CultureInfo.InvariantCulture)),
        ("lines", string.Join('\n', notices.Select(notice => notice.Line))));
}
