namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>The dashboard before the first release.</summary>
public sealed class EmptyServer() : ApiServer(_ => null);
