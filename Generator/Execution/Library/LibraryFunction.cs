namespace NetGenCompiler.Execution;

/// <summary>What the executor does for a static or extension method of the class library.</summary>
delegate object? LibraryFunction(Interpreter interpreter, LibraryCall call);

/// <summary>What the executor does for an instance method or property of the class library.</summary>
delegate object? LibraryMethod<in T>(Interpreter interpreter, T receiver, LibraryCall call);
