// MariaDB stands all contracts.
namespace GridBot.Storage.Tests;

public sealed class MySqlTurnTests : TurnContract<MySqlTestDatabase>;

public sealed class MySqlForgetTests : ForgetContract<MySqlTestDatabase>;

public sealed class MySqlHomeTests : HomeContract<MySqlTestDatabase>;

public sealed class MySqlReportTests : ReportContract<MySqlTestDatabase>;

public sealed class MySqlOutboxDeliveryTests : OutboxDeliveryContract<MySqlTestDatabase>;

public sealed class MySqlOutboxTests : OutboxContract<MySqlTestDatabase>;

public sealed class MySqlAmendmentTests : AmendmentContract<MySqlTestDatabase>;

public sealed class MySqlFeedbackTests : FeedbackContract<MySqlTestDatabase>;

public sealed class MySqlCaseTests : CaseContract<MySqlTestDatabase>;

public sealed class MySqlCaseCountTests : CaseCountContract<MySqlTestDatabase>;

public sealed class MySqlTimerTests : TimerContract<MySqlTestDatabase>;

public sealed class MySqlAlikeTests : AlikeContract<MySqlTestDatabase>;

public sealed class MySqlMigrationContractTests : MigrationContract<MySqlTestDatabase>;

public sealed class MySqlAccessTokenTests : AccessTokenContract<MySqlTestDatabase>;

public sealed class MySqlOutboxLagTests : OutboxLagContract<MySqlTestDatabase>;

public sealed class MySqlOutboxClockTests : OutboxClockContract<MySqlTestDatabase>;

public sealed class MySqlOutboxLeasedTests : OutboxLeasedContract<MySqlTestDatabase>;

public sealed class MySqlAheadTests : AheadContract<MySqlTestDatabase>;

public sealed class MySqlRetentionTests : RetentionContract<MySqlTestDatabase>;

public sealed class MySqlAuditTests : AuditContract<MySqlTestDatabase>;

public sealed class MySqlHeldDataTests : HeldDataContract<MySqlTestDatabase>;

public sealed class MySqlRotationTests : RotationContract<MySqlTestDatabase>;
