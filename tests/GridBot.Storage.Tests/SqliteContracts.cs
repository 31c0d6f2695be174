// SQLite stands all contracts.
namespace GridBot.Storage.Tests;

public sealed class SqliteTurnTests : TurnContract<SqliteTestDatabase>;

public sealed class SqliteForgetTests : ForgetContract<SqliteTestDatabase>;

public sealed class SqliteHomeTests : HomeContract<SqliteTestDatabase>;

public sealed class SqliteReportTests : ReportContract<SqliteTestDatabase>;

public sealed class SqliteOutboxDeliveryTests : OutboxDeliveryContract<SqliteTestDatabase>;

public sealed class SqliteOutboxTests : OutboxContract<SqliteTestDatabase>;

public sealed class SqliteAmendmentTests : AmendmentContract<SqliteTestDatabase>;

public sealed class SqliteFeedbackTests : FeedbackContract<SqliteTestDatabase>;

public sealed class SqliteCaseTests : CaseContract<SqliteTestDatabase>;

public sealed class SqliteCaseCountTests : CaseCountContract<SqliteTestDatabase>;

public sealed class SqliteTimerTests : TimerContract<SqliteTestDatabase>;

public sealed class SqliteAlikeTests : AlikeContract<SqliteTestDatabase>;

public sealed class SqliteAccessTokenTests : AccessTokenContract<SqliteTestDatabase>;

public sealed class SqliteOutboxLagTests : OutboxLagContract<SqliteTestDatabase>;

public sealed class SqliteMigrationContractTests : MigrationContract<SqliteTestDatabase>;

public sealed class SqliteOutboxClockTests : OutboxClockContract<SqliteTestDatabase>;

public sealed class SqliteOutboxLeasedTests : OutboxLeasedContract<SqliteTestDatabase>;

public sealed class SqliteAheadTests : AheadContract<SqliteTestDatabase>;

public sealed class SqliteRetentionTests : RetentionContract<SqliteTestDatabase>;

public sealed class SqliteAuditTests : AuditContract<SqliteTestDatabase>;

public sealed class SqliteHeldDataTests : HeldDataContract<SqliteTestDatabase>;

public sealed class SqliteRotationTests : RotationContract<SqliteTestDatabase>;
