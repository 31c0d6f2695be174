// An attachment could not be written here.
namespace GridBot.Channels;

/// <summary>Writing an attachment failed. Not an <see cref="IOException"/>, because those stand for a broken connection while a download runs.</summary>
public sealed class SinkException(Exception inner) : Exception("The attachment could not be written.", inner);
