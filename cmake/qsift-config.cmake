# find_package(qsift) gives the target qsift::qsift.
include(${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/qsift-targets.cmake)
