// The reserved words: what a person can say at any moment.
namespace GridBot.Conversation.Turns;

/// <summary>A command; its words stand in commands.yaml under the kebab-case name.</summary>
public enum Command
{
    Menu,
    Help,
    Greeting,
    Back,
    Cancel,
    LetBe,
    Restore,
    HandOver,
    Restart,
    Skip,
    Submit,
    Change,
    OtherMatter,
    NoneOfThese,
    Assign,
    MyReports,
    Progress,
    Withdraw,
    Resume,
    Discard,
    MyData,
    DeleteMyData,
    MyGrid,
    ChangeGrid,
}
