using NetGen.Runtime.Tests.Training.Loop;

// What a test starts to kill it: a training that goes on from its checkpoint.
return args is ["train", var path] ? EndlessTraining.Run(path) : 2;
