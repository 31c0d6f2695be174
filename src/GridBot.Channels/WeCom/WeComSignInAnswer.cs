// What became of signing in.
namespace GridBot.Channels.WeCom;

/// <summary>The platform's answer to the question whom a code stands for.</summary>
public abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    /// <summary>A member of the corporation.</summary>
    /// <param name="User">User id, as the platform writes it.</param>
    public sealed record Member(string User) : SignInAnswer;

    /// <summary>Somebody who is no member.</summary>
    public sealed record Outsider : SignInAnswer;

    /// <summary>The code is unknown, used or too old: whoever brought it is sent through again.</summary>
    public sealed record CodeSpent : SignInAnswer;

    /// <summary>The platform did not answer, or refuses the application.</summary>
    /// <param name="Reason">Why, in a word; fit for a log.</param>
    public sealed record Unavailable(string Reason) : SignInAnswer;
}
