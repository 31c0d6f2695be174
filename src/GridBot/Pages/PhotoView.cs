// A photo or recording as a page shows it.
using GridBot.Storage;

namespace GridBot.Pages;

/// <summary>An attachment on a page.</summary>
/// <param name="Path">Where it is, from the site's root.</param>
/// <param name="No">Its number on the page, from 1.</param>
/// <param name="Kind">"image", "voice" or "video".</param>
/// <param name="State">How far it has been fetched.</param>
public sealed record PhotoView(string Path, int No, string Kind, AttachmentState State)
{
    /// <summary>Whether it can be looked at.</summary>
    public bool IsThere => State == AttachmentState.Fetched;

    public bool IsPicture => Kind == "image";
}
