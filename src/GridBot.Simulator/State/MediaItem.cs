// A stored picture, voice or file.
namespace GridBot.Simulator.State;

/// <summary>Temporary media.</summary>
/// <param name="Id">media_id.</param>
/// <param name="Kind">image, voice, video or file.</param>
/// <param name="FileName">Shown name.</param>
/// <param name="ContentType">MIME type by its first bytes.</param>
/// <param name="Bytes">Content.</param>
/// <param name="Expires">After this it is gone for the API (the phone still shows it).</param>
/// <param name="RobotKey">The robot it was uploaded for; empty for media of the application.</param>
public sealed record MediaItem(string Id, string Kind, string FileName, string ContentType, byte[] Bytes, DateTimeOffset Expires, string RobotKey);
