// Adds what replicas share beside the work itself: the platform's access token, and the mark of the folder with the attachments.
using FluentMigrator;

namespace GridBot.Storage.Migrations;

/// <summary>The token is sealed with a key that the database does not hold, and its application is named by a hash: the table alone tells nobody anything.</summary>
[Migration(202611240010, "What replicas share: the access token, the mark of the attachments' folder")]
public sealed class Tokens : ForwardOnlyMigration
{
    private const int NameLength = 64;

    // The platform's tokens have up to 512 bytes; sealed and in letters that is about 720.
    private const int SealedLength = 2048;

    public override void Up()
    {
        // valid_until is 0 for a token that the platform refused, lease_until when nobody fetches the next one.
        Create.Table("access_token")
            .WithColumn("app").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("edition").AsText(NameLength).NotNullable()
            .WithColumn("sealed").AsText(SealedLength).NotNullable()
            .WithColumn("valid_until").AsInt64().NotNullable()
            .WithColumn("lease_owner").AsText(NameLength).NotNullable()
            .WithColumn("lease_until").AsInt64().NotNullable();

        Create.Table("shared_folder")
            .WithColumn("name").AsText(NameLength).NotNullable().PrimaryKey()
            .WithColumn("mark").AsText(NameLength).NotNullable();
    }
}
