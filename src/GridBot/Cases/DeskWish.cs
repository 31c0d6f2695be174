// A step that an officer wishes to take at the page of a case.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GridBot.Conversation.Cases;
using GridBot.Reports;

namespace GridBot.Cases;

/// <summary>A wish with everything around it.</summary>
/// <param name="Number">The case.</param>
/// <param name="Channel">Channel of the user id.</param>
/// <param name="User">User id of who wishes it.</param>
/// <param name="Seen">How many steps of the case they had before their eyes; each change adds one at least.</param>
/// <param name="Key">Drawn with the form: sending one form twice has one effect.</param>
/// <param name="Wish">The step; its words as they were written.</param>
/// <param name="Photos">Photos that come with it; their files are kept already.</param>
internal sealed record DeskWish(ReportNumber Number, string Channel, string User, int Seen, string Key, CaseWish Wish, IReadOnlyList<KeptPhoto> Photos)
{
    /// <summary>What the store remembers of a wish that was done. The words are part of it: who goes back and sends the same form with others wishes something else.</summary>
    public string Seal()
    {
        var parts = string.Join('\n', Number.Text, Channel, User, Key, Wish.Action, Wish.Matter?.ToString(CultureInfo.InvariantCulture) ?? "", Wish.Bureau ?? "", Wish.Words);
        return $"page:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))}";
    }
}

/// <summary>A photo whose file is kept and whose row is not written yet.</summary>
/// <param name="Id">Id of the attachment.</param>
/// <param name="ContentType">As sniffed.</param>
/// <param name="Bytes">Size.</param>
internal sealed record KeptPhoto(string Id, string ContentType, long Bytes);
