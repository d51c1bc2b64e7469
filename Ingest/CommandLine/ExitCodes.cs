namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What a script can tell from how a command ended. Part of the interface: documented in --help.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>It was tried and failed; the message says why.</summary>
    public const int Failed = 1;

    /// <summary>It was not tried: an option, argument or setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was published, and nothing is broken: no change, held by a rule, or another refresh is under way.</summary>
    public const int Nothing = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM before it was done.</summary>
    public const int Stopped = 130;
}
